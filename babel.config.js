// Phones that run the base library we ask for, and browsers since 2020: spread, async and optional chaining need no rewriting to ES5.
const targets = process.env.TARO_ENV === 'h5' ? { chrome: '80', edge: '80', firefox: '78', safari: '13' } : { ios: '12', chrome: '70' }

module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', useBuiltIns: false, ignoreBrowserslistConfig: true, targets }]],
}
