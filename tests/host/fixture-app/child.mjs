// A utility process: answers at its port, tells main what it sees.
process.parentPort.on('message', ({ data, ports }) => {
  if (data.kind === 'port') serve(ports[0])
  if (data.kind === 'ask') process.parentPort.postMessage({ argv: process.argv.slice(2) })
  if (data.kind === 'leave') process.exit(7)
  if (data.kind === 'flood') {
    for (let n = 1; n <= 500; n += 1) process.parentPort.postMessage({ n })
    process.exit(0)
  }
})

function serve(port) {
  port.on('message', ({ data, ports }) => {
    port.postMessage({ echo: data, isBytes: data?.bytes instanceof Uint8Array, pid: process.pid })
    for (const given of ports) given.postMessage('through the given port')
  })
  port.on('close', () => process.parentPort.postMessage({ closed: true }))
  port.start()
}
