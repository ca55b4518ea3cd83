/** Who may import whom (docs/architecture.md). Each rule says why; tests/boundaries runs them and proves that they can fail. */
const OURS = '(contracts|domain|policies|cloudfunctions|emulator|src|config|tests)/'
const outside = (folders) => `^(?!(${folders.join('|')})/)${OURS}`
module.exports = {
  forbidden: [
    { name: 'no-circles', comment: 'A circle of values has no first file to read. Types may refer to each other.', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'type-import'] } } },
    { name: 'contracts-import-nothing-of-ours', comment: 'What may be said must be readable without what decides.', severity: 'error', from: { path: '^contracts/' }, to: { path: outside(['contracts']) } },
    { name: 'vocabulary-imports-nothing', comment: 'It goes into the mini-program as it is, and so does what the bytes of a picture may hold.', severity: 'error', from: { path: '^contracts/(vocabulary|image)\\.ts$' }, to: { path: '.' } },
    { name: 'domain-imports-contracts-only', comment: 'Rules are pure: no door, no screen, no policy data of their own.', severity: 'error', from: { path: '^domain/' }, to: { path: outside(['domain', 'contracts']) } },
    { name: 'domain-has-no-io', comment: 'No clock, no file, no network in a rule.', severity: 'error', from: { path: '^domain/' }, to: { dependencyTypes: ['core'] } },
    { name: 'policies-are-data', comment: 'A pack is data shaped by contracts; index.ts only asks which value is in force.', severity: 'error', from: { path: '^policies/' }, to: { path: outside(['policies', 'contracts', 'domain/policies']) } },
    { name: 'doors-import-no-emulator-no-screen', comment: 'The same functions run in the cloud. The notice board, the open data, the search, the posters, the periodic notices, money between communities and the changes of rules borrow the words of the screens, nothing else of them.', severity: 'error', from: { path: '^cloudfunctions/', pathNot: '^cloudfunctions/(publications/(board/|open/|search\\.ts$)|posters/|oversight/(bulletins|reporting|explaining|recurring|fulfilling)\\.ts$|policies/deciding\\.ts$|funds/transfers\\.ts$)' }, to: { path: outside(['cloudfunctions', 'contracts', 'domain', 'policies']) } },
    { name: 'board-borrows-words-only', comment: 'One home for every word.', severity: 'error', from: { path: '^cloudfunctions/(publications/(board/|open/|search\\.ts$)|posters/|oversight/(bulletins|reporting|explaining|recurring|fulfilling)\\.ts$|policies/deciding\\.ts$|funds/transfers\\.ts$)' }, to: { path: '^(src/(?!copy/)|emulator/)' } },
    { name: 'one-database-door', comment: 'cloudbase.ts hides what the SDK silently sends outside a transaction.', severity: 'error', from: { path: '^(contracts|domain|policies|cloudfunctions|src)/', pathNot: '^cloudfunctions/_runtime/cloudbase\\.ts$' }, to: { path: '@cloudbase/node-sdk' } },
    { name: 'nothing-imports-emulator', comment: 'Deleting the folder leaves the build green.', severity: 'error', from: { pathNot: '^(emulator|tests)/' }, to: { path: '^emulator/' } },
    { name: 'emulator-imports-no-rules', comment: 'The cloud on a laptop knows nothing of what runs on it; its seed speaks only through contracts.', severity: 'error', from: { path: '^emulator/' }, to: { path: '^(domain|policies|cloudfunctions|src)/' } },
    { name: 'screens-take-types', comment: 'The only values that the mini-program takes from us are the words of the vocabulary, and what the bytes of a picture may hold: phone and server take out the same.', severity: 'error', from: { path: '^src/' }, to: { path: '^(contracts/(?!(vocabulary|image)\\.ts)|domain/|policies/|cloudfunctions/|emulator/)', dependencyTypesNot: ['type-only'] } },
    { name: 'screens-know-no-rules', comment: 'Not even as types: a page renders what the server says.', severity: 'error', from: { path: '^src/' }, to: { path: '^(domain|policies|cloudfunctions|emulator)/' } },
    { name: 'calls-leave-through-services', comment: 'services/ is the only door out of the mini-program; a component gets a callback.', severity: 'error', from: { path: '^src/components/' }, to: { path: '^src/services/call' , dependencyTypesNot: ['type-only'] } },
  ],
  options: { doNotFollow: { path: 'node_modules' }, tsPreCompilationDeps: true, tsConfig: { fileName: 'tsconfig.json' }, enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json'] } },
}
