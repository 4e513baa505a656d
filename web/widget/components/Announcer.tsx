/** Speaks new messages to a screen reader, each in the voice of its language. The log itself is silent: it also grows when it is
 *  read again, when one's own words are confirmed and when buttons come and go. */
import { useEffect, useRef, useState } from "preact/hooks";
import { tagOf } from "../../shared/tongue";
import type { Hall } from "../hall";
import { newsAfter, type Told } from "../news";

/** Milliseconds after which what was spoken is taken away, so that nobody comes upon it twice. */
const SPOKEN = 7000;

export function Announcer({ hall: { chat, heardFrom } }: { hall: Hall }) {
  const [told, setTold] = useState<readonly Told[]>([]);
  const upto = useRef({ conversation: "", seq: 0 });
  const known = chat?.known ?? 0;
  useEffect(() => {
    if (!chat?.state) return;
    if (upto.current.conversation !== chat.conversation)
      upto.current = { conversation: chat.conversation, seq: heardFrom };
    const fresh = newsAfter(chat.entries, upto.current.seq);
    upto.current.seq = Math.max(upto.current.seq, known);
    if (fresh.length === 0) return;
    setTold((before) => [...before, ...fresh]);
    setTimeout(() => {
      setTold((before) => before.filter((one) => !fresh.includes(one)));
    }, SPOKEN);
    // Only a longer log brings news.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [known, chat?.conversation, heardFrom]);
  return (
    <div class="unseen" aria-live="polite">
      {told.map(({ seq, text }) => (
        <p key={seq} lang={tagOf(text)}>
          {text}
        </p>
      ))}
    </div>
  );
}
