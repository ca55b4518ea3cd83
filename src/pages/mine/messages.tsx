import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Message } from '../../../contracts/people'
import { Button } from '../../components/button'
import { Cell, Cells } from '../../components/cell'
import { ListFaces } from '../../components/faces'
import { openProject } from '../../components/project-card'
import { timeText } from '../../copy/dates'
import { factsText } from '../../copy/facts'
import { MESSAGE_WORDS } from '../../copy/messages'
import { MINE_WORDS } from '../../copy/mine'
import { useCommand } from '../../hooks/use-command'
import { usePages } from '../../hooks/use-pages'
import { refreshSession } from '../../services/session'
import { today } from '../../services/today'

const noteOf = (message: Message): string => {
  const figures = factsText(message.figures)
  return `${timeText(message.at, today())}${figures === '' ? '' : `,${figures}`}${message.readAt === null ? MINE_WORDS.unreadMark : ''}`
}

function open(message: Message): (() => void) | undefined {
  const { project, kind, figures: { poll, picture } } = message
  if (typeof poll === 'string') return () => void Taro.navigateTo({ url: `/packages/polls/choose?poll=${encodeURIComponent(poll)}` })
  if (typeof picture === 'string') return () => void Taro.navigateTo({ url: `/packages/pictures/index?file=${encodeURIComponent(picture)}` })
  if (project === null) return undefined
  // Who acted for my household is looked at, and disowned, on the page of the answer itself.
  if (kind === 'consent-recorded-for-you' || kind === 'consent-unresolved') return () => void Taro.navigateTo({ url: `/pages/consents/give?project=${encodeURIComponent(project)}` })
  if (kind === 'rating-drawn') return () => void Taro.navigateTo({ url: `/pages/ratings/rate?project=${encodeURIComponent(project)}` })
  return () => openProject(project)
}

/** Messages, among them everything that somebody did for my household. */
export function Messages({ unread }: { readonly unread: number }) {
  const pages = usePages('people.messages', {})
  const { busy, run } = useCommand()
  const fresh = pages.items.filter((message) => message.readAt === null).map((message) => message.id)
  const readAll = async (): Promise<void> => {
    const reply = await run('people.readMessages', { messages: fresh.slice(0, 50) })
    if (!reply.ok) return
    pages.reload()
    void refreshSession()
  }
  const title = unread > 0 ? MINE_WORDS.unreadMessages(unread) : MINE_WORDS.messages
  return (
    <View>
      <ListFaces pages={pages} empty={<Cells title={title}><Cell title={MINE_WORDS.noMessages} note={MINE_WORDS.noMessagesNext} /></Cells>}>
        {(items) => (
          <Cells title={title}>
            {items.map((message) => {
              const press = open(message)
              return <Cell key={message.id} title={MESSAGE_WORDS[message.kind]} note={noteOf(message)} {...(press === undefined ? {} : { onClick: press })} />
            })}
          </Cells>
        )}
      </ListFaces>
      {fresh.length > 0 && <View className='ws-card'><Button text={MINE_WORDS.readAll} kind='default' busy={busy} onClick={() => void readAll()} /></View>}
    </View>
  )
}
