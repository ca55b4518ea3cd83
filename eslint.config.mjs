// The rules of docs/style.md that a machine can check. A rule that is off says why.
import tseslint from 'typescript-eslint'
import hooks from 'eslint-plugin-react-hooks'

const noDefault = { selector: 'ExportDefaultDeclaration', message: 'Named exports; default only where Taro demands a page.' }
const noEnum = { selector: 'TSEnumDeclaration', message: 'const X = […] as const, not enum.' }
const noClock = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The clock is passed in.' },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: 'The clock is passed in.' },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: 'Chance is passed in.' },
  { selector: 'AwaitExpression', message: 'A rule is not asynchronous.' },
]

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', '.local/**', 'config/**', '**/*.cjs', 'babel.config.js', 'eslint.config.mjs', '.temp/**', '.swc/**', 'tests/emulator/doors/**'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'react-hooks': hooks },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error', '@typescript-eslint/no-non-null-assertion': 'error', '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error', '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // Handlers of React and of node:http may be async; what they reject is shown or logged at the rim.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      // It reads literal types as given and proposes to drop assertions that tsc then asks for.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      '@typescript-eslint/require-await': 'off', // an operation is async by its contract, whether or not it waits
      '@typescript-eslint/no-floating-promises': 'error',
      'no-restricted-syntax': ['error', noDefault, noEnum],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-depth': ['error', 3],
      'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error',
    },
  },
  { files: ['domain/**/*.ts'], rules: { 'no-restricted-syntax': ['error', noDefault, noEnum, ...noClock], 'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }] } },
  { files: ['src/pages/**/*.tsx', 'src/packages/**/*.tsx', 'src/app.tsx', 'src/**/*.config.ts'], rules: { 'no-restricted-syntax': ['error', noEnum] } },
  // What comes over the wire is unknown until it is looked at; a closure that holds a service's state is one function to the linter.
  { files: ['emulator/**'], rules: { '@typescript-eslint/no-base-to-string': 'off', 'max-lines-per-function': ['error', { max: 100, skipBlankLines: true, skipComments: true }], '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }] } },
  // Functions are loaded and the SDK's bodies read here: the platform gives no types for either.
  { files: ['emulator/functions/worker.ts', 'emulator/seeding.ts', 'emulator/seed/world.ts', 'emulator/bench/**', 'cloudfunctions/_runtime/cloudbase.ts', 'emulator/database/expressions.ts', 'emulator/web/http-access.ts'], rules: { '@typescript-eslint/no-unsafe-assignment': 'off', '@typescript-eslint/no-unsafe-return': 'off', '@typescript-eslint/no-unsafe-call': 'off' } },
  { files: ['tests/weapp/host/**'], rules: { '@typescript-eslint/no-implied-eval': 'off', '@typescript-eslint/no-base-to-string': 'off' } }, // a host evaluates what WeChat would evaluate
  { files: ['tests/**'], rules: { 'max-lines-per-function': 'off', 'max-lines': 'off', '@typescript-eslint/no-unsafe-assignment': 'off', '@typescript-eslint/no-unsafe-member-access': 'off', '@typescript-eslint/no-unsafe-call': 'off', '@typescript-eslint/no-unsafe-argument': 'off', '@typescript-eslint/no-unsafe-return': 'off', '@typescript-eslint/only-throw-error': 'off', 'react-hooks/rules-of-hooks': 'off' } },
)
