import type { PictureDue, PictureSeen } from '../../contracts/files'
import type { HideReason, HoldReason, PictureState } from '../../contracts/vocabulary'

/** Why a picture is kept from the public. */
export const HIDE_LABELS: Record<HideReason, string> = { personal: '露出个人信息', unlawful: '违法违规', indecent: '低俗', insulting: '侮辱他人', unrelated: '和项目无关', advertising: '广告' }

const HOLD_LABELS: Record<HoldReason, string> = { risky: '机器审核说有风险', doubtful: '机器审核拿不准', unchecked: '机器没有审到', unreadable: '读不出来，不能确定里面没有地点和姓名' }
const REASONS: Record<HideReason | HoldReason, string> = { ...HIDE_LABELS, ...HOLD_LABELS }
const WHY: Record<PictureDue['why'], string> = { check: '等人看', blur: '有人请求打码', appeal: '申诉' }
const STATES: Record<PictureState, string> = { checking: '正在审核，通过后才公开。', held: '等居委会看过，再决定是不是公开。', shown: '已公开。', hidden: '没有公开。' }
const APPEALS: Record<PictureSeen['appeal'], string> = { none: '', open: '您的申诉已收到，由另一位工作人员来看。', answered: '申诉已看过，维持不公开。' }

const ASKED: Record<PictureSeen['asked'], string> = { none: '', open: '您的打码请求已收到，居委会会来处理。', answered: '您的打码请求已处理。' }

/** The words about pictures: of who asks, and of who decides. */
export const PICTURES = {
  title: '照片', why: (why: PictureDue['why']) => WHY[why], state: (state: PictureState) => STATES[state], reason: (reason: HideReason | HoldReason) => `原因：${REASONS[reason]}`, appealed: (appeal: PictureSeen['appeal']) => APPEALS[appeal],
  isBlurred: '这张已打码。', unknown: '看不到这张照片', unknownNext: '它可能没有公开，或是早先上传、没有登记的照片。',
  askTitle: '请求打码', askHow: '照片里露出您的脸、车牌或别的不想公开的内容，可以请居委会打码。', askWhat: '哪里要打码', askHint: '例如：左边穿红衣服的小孩', askSend: '请求打码', asked: (asked: PictureSeen['asked']) => ASKED[asked], signIn: '登录后可以请求打码。',
  appealTitle: '申诉', appealWhat: '为什么应当公开', appealSend: '提交申诉', appealHow: '可以申诉一次，由另一位工作人员来看。', whyWords: '请先写几个字。',
  desk: '照片审核', deskHow: '机器拿不准的、有人请求打码的、申诉的照片，由人来看。自己传的、自己隐藏后被申诉的，要由别人来办。',
  none: '没有要看的照片', noneNext: '有新的会出现在这里，等得最久的排在前面。',
  of: (community: string, title: string) => `${community}，${title}`, since: (time: string) => `${time}起等人看`, wishes: '请求打码的', moreWishes: '看全部请求', plea: '申诉说',
  show: '公开', showAsIs: '不用打码', hide: '不公开', showWhat: '公开后谁都看得到，别人存下的收不回来。请再看一遍有没有露出脸、车牌、门牌。', sureShow: '确定公开', sureHide: '确定不公开', keep: '先不办', hideWhy: '不公开的原因', whyReason: '请先选原因。', blurIt: '打码', copy: '打码后的照片', copyHint: '先在手机相册里给人脸、车牌打好码，再从这里添加；原照片不再给任何人看。', whyCopy: '请先添加打码后的照片。',
  blur: '打码', markOn: (label: string, count: number) => `在${label}上圈出要打码的地方，已圈 ${count} 块`, markHow: '按住拖一拖，圈出一块。按住中间可以挪，按住右下角可以放大缩小。用键盘：方向键挪，加 Shift 改大小。',
  markAdd: '加一块', markRemove: '去掉这块', markUndo: '撤销', markFull: '最多圈 20 块。', look: '看打码后的样子', whyMarks: '请先在照片上圈出要打码的地方。', copyLooks: '打码后的样子', copyLost: '没有做成，请检查网络再试一次。',
  replace: '换上这张', again: '再改一改', fromAlbum: '用自己打好码的照片', replaceAlbum: '换上添加的照片', askMark: '在照片上圈出来',
  forAnother: '这张要由另一位工作人员来办。', done: '办好了',
} as const
