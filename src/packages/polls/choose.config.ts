export default definePageConfig({ navigationBarTitleText: '居民票选' })
