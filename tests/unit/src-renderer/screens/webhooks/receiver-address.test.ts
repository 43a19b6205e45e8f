import { expect, it } from 'vitest'
import { readAddress } from '../../../../../src-renderer/screens/webhooks/receiver-address.ts'

it.each([
  ['http://127.0.0.1:8787/hooks', 'http://127.0.0.1:8787/hooks', true],
  ['  http://localhost:80  ', 'http://localhost/', true],
  ['http://[::1]:9/', 'http://[::1]:9/', true],
  ['https://hooks.example.com/a?b=1', 'https://hooks.example.com/a?b=1', false],
])('takes %s', (typed, to, isHere) => {
  expect(readAddress(typed)).toEqual({ to, isHere, wrong: null })
})

it.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['hooks.example.com', 'no-address'],
  ['ftp://127.0.0.1/', 'no-address'],
  ['javascript:alert(1)', 'no-address'],
  ['http://hooks.example.com', 'unguarded'],
  ['http://127.0.0.1.example.com', 'unguarded'],
  ['https://ann:secret@example.com', 'sign-in'],
])('refuses %s as %s', (typed, wrong) => {
  expect(readAddress(typed)).toEqual({ to: null, isHere: false, wrong })
})
