import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import devConfig from './dev'
import prodConfig from './prod'

const root = path.resolve(__dirname, '..')

/** The one folder outside src/ whose values may enter the mini-program. */
const contracts = path.join(root, 'contracts')

/** Taro never sends data-* to the view; the root view sends these two, and the template hands them on. */
const weui = { 'data-weui-mode': 'i.weuiMode', 'data-weui-theme': 'i.weuiTheme' }

/** Taro's default templates drop aria-*: what a screen reader needs is named here. */
const spoken = {
  'aria-role': '',
  'aria-label': '',
  'aria-hidden': '',
  'aria-live': '',
  'aria-disabled': '',
  'aria-checked': '',
  'aria-selected': '',
  'aria-expanded': '',
}

const plainPx = { pxtransform: { enable: false, config: {} } }

export default defineConfig<'webpack5'>(async (merge) => {
  const platform = process.env.TARO_ENV === 'h5' ? 'h5' : 'weapp'
  const production = process.env.NODE_ENV === 'production'
  const base: UserConfigExport<'webpack5'> = {
    projectName: 'weishishi',
    date: '2026-11-22',
    designWidth: 375,
    deviceRatio: { 375: 2, 750: 1 },
    sourceRoot: 'src',
    outputRoot: `dist/${platform}`,
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: true },
    logger: { quiet: true, stats: false },
    // WeChat reads UTF-8: a Chinese character as it is takes three bytes, and six as an escape.
    ...(platform === 'weapp' ? { terser: { enable: true, config: { output: { ascii_only: false } } } } : {}),
    // Empty in production: the door is then the cloud itself.
    defineConstants: {
      WEISHISHI_DOOR: JSON.stringify(process.env.WEISHISHI_DOOR ?? ''),
      WEISHISHI_ENV: JSON.stringify(process.env.WEISHISHI_ENV ?? ''),
    },
    plugins: [
      [
        '@tarojs/plugin-inject',
        {
          components: {
            View: { ...spoken, ...weui },
            Text: spoken,
            Image: spoken,
            Button: spoken,
            Input: spoken,
            Textarea: spoken,
            Picker: spoken,
            Switch: spoken,
            Canvas: spoken,
            ScrollView: spoken,
          },
        },
      ],
    ],
    mini: {
      // Never minifyXML.collapseWhitespace: it drops </input>.
      // Four palettes of WeUI, of which a few colours are used: the others would be 20 KB of the main package.
      postcss: { ...plainPx, 'postcss-prune-var': { enable: true, config: {} } },
      compile: { include: [contracts] },
      optimizeMainPackage: { enable: true },
      miniCssExtractPluginOption: { ignoreOrder: true },
    },
    h5: {
      publicPath: './',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'chunk/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      postcss: { ...plainPx, autoprefixer: { enable: true, config: {} } },
      compile: { include: [contracts] },
      webpackChain(chain) {
        if (!production) return
        // Page chunks stay small: what two pages share is loaded once, and cached by its hash.
        chain.optimization.splitChunks({
          chunks: 'all',
          minSize: 4000,
          maxInitialRequests: 8,
          maxAsyncRequests: 12,
          cacheGroups: {
            default: false,
            defaultVendors: false,
            kit: { test: /[\\/]node_modules[\\/]/, chunks: 'async', minChunks: 2, priority: 15 },
            vendors: { test: /[\\/]node_modules[\\/]/, name: 'vendors', chunks: 'initial', priority: 20 },
            shared: { test: /[\\/](src|contracts)[\\/]/, chunks: 'async', minChunks: 2, priority: 10 },
          },
        })
      },
    },
  }
  return merge({}, base, process.env.NODE_ENV === 'development' ? devConfig : prodConfig)
})
