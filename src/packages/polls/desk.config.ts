export default definePageConfig({ navigationBarTitleText: '票选' })
