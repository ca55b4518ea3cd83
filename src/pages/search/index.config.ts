export default definePageConfig({ navigationBarTitleText: '找项目和公示' })
