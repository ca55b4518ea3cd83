export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/notices/index',
    'pages/mine/index',
    'pages/proposals/new',
    'pages/projects/show',
    'pages/policies/index',
    'pages/consents/give',
    'pages/polls/vote',
    'pages/ratings/rate',
    'pages/ballots/find',
  ],
  subPackages: [
    { root: 'packages/steward', pages: ['index', 'door', 'my-code', 'revisits'] },
    { root: 'packages/council', pages: ['index', 'sitting'] },
    { root: 'packages/office', pages: ['index', 'projects', 'desk', 'fund', 'notices', 'poster', 'appointments', 'roster', 'policy', 'lists'] },
    { root: 'packages/notice', pages: ['index'], independent: true },
  ],
  lazyCodeLoading: 'requiredComponents',
  darkmode: true,
  themeLocation: 'theme.json',
  window: {
    navigationBarTitleText: '微实事',
    navigationBarTextStyle: '@barText' as 'black',
    navigationBarBackgroundColor: '@barBackground',
    backgroundColor: '@pageBackground',
    backgroundTextStyle: '@pullText' as 'dark',
  },
  permission: {
    'scope.userLocation': { desc: '用来在地图上标出要办的事在哪里' },
  },
  requiredPrivateInfos: ['chooseLocation'],
})
