export default definePageConfig({ navigationBarTitleText: '打码' })
