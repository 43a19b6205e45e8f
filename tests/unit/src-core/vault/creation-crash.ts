/** Creates a vault in a process of its own that kills itself at a given drawing of randomness. */
import { systemRandomness } from '../../../../src-core/crypto/randomness.ts'
import { createVault } from '../../../../src-core/vault/vault.ts'
import { cheapKdf, passphrase } from './vault-fixture.ts'

const [path = '', anchorsPath = '', dieAt = ''] = process.argv.slice(2)
let drawn = 0

await createVault(
  { path, passphrase, withRecoveryCode: true },
  {
    clock: { now: () => 1 },
    random: {
      randomBytes: (count) => {
        drawn += 1
        if (drawn === Number(dieAt)) process.kill(process.pid, 'SIGKILL')
        return systemRandomness.randomBytes(count)
      },
    },
    kdf: cheapKdf,
    anchorsPath,
  },
)
