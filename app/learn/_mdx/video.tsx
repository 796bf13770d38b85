import { Icon } from '@/app/_ui/icons.tsx';
import styles from './video.module.css';

const PLAYLIST = 'PLBfufR7vyJJ7k25byhRXJldB5AiwgNnWv';

interface VideoProps {
  id: string;
  title: string;
  about: string;
  /** The video's place in the course's playlist, where it has one. */
  index?: number;
}

/** A link to a video of the week. Nothing is embedded: the page asks no third party for anything until it is clicked. */
export function Video({ id, title, about, index }: VideoProps) {
  const inPlaylist = index === undefined ? '' : `&list=${PLAYLIST}&index=${index}`;
  const address = `https://www.youtube.com/watch?v=${id}${inPlaylist}`;
  return (
    <a className={styles.card} href={address} rel="noreferrer" target="_blank">
      <span className={styles.play}>
        <Icon name="play" size={18} />
      </span>
      <span>
        <span className={styles.title}>{title}</span>
        <span className={styles.about}>{about}</span>
        <span className={styles.spoken}>, opens on YouTube in a new tab</span>
      </span>
    </a>
  );
}
