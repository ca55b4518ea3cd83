export default definePageConfig({ navigationBarTitleText: '替邻居填票' })
