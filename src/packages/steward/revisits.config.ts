export default definePageConfig({ navigationBarTitleText: '抽查复访' })
