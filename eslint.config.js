import reactHooks from 'eslint-plugin-react-hooks'
import tsdoc from 'eslint-plugin-tsdoc'
import tseslint from 'typescript-eslint'

const product = ['src-*/**/*.{ts,tsx}']

export default tseslint.config(
  { ignores: ['out/', 'dist/', 'node_modules/', '.cache/', 'tour/', '**/*.{js,mjs,cjs}'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    plugins: { tsdoc },
    rules: {
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 50 }],
      'max-params': ['error', 3],
      'no-console': 'error',
      'tsdoc/syntax': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
        { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' },
        { selector: 'TSNonNullAssertion', message: 'Check for undefined instead.' },
      ],
    },
  },
  {
    files: product,
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'fetch', message: 'Network traffic goes through src-core/net.' },
        { name: 'WebSocket', message: 'Network traffic goes through src-core/net.' },
      ],
    },
  },
  { files: ['src-renderer/**/*.{ts,tsx}'], ...reactHooks.configs.flat.recommended },
  {
    // A describe block or an e2e story is long because it is a list, not because it is tangled.
    files: ['tests/**/*.{ts,tsx}'],
    ignores: ['tests/host/**'],
    rules: { 'max-lines-per-function': 'off', 'max-lines': ['error', { max: 400 }] },
  },
  {
    files: ['*.config.ts', 'tests/**/*.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
)
