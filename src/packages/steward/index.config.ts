export default definePageConfig({ navigationBarTitleText: '入户征求' })
