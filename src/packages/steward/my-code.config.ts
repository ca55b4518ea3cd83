export default definePageConfig({ navigationBarTitleText: '给楼栋长看' })
