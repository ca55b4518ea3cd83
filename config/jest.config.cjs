// One runner for every kind of test; the folder under tests/ says what a test costs.
const root = require('node:path').join(__dirname, '..')
const transform = {
  '^.+\\.(ts|tsx|mts)$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } }, module: { type: 'commonjs' } }],
}
const project = (name) => ({
  displayName: name,
  rootDir: root,
  testMatch: [`<rootDir>/tests/${name}/**/*.test.ts`, `<rootDir>/tests/${name}/**/*.test.tsx`],
  testEnvironment: 'node',
  transform,
})
module.exports = {
  rootDir: root,
  projects: ['domain', 'policies', 'contracts', 'functions', 'emulator', 'journeys', 'browser', 'weapp', 'screens', 'boundaries'].map(project),
}
