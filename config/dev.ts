import type { UserConfigExport } from '@tarojs/cli'

const dev: UserConfigExport<'webpack5'> = {
  mini: {},
  h5: { devServer: { host: '127.0.0.1', open: false } },
}

export default dev
