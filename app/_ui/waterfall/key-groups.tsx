import type { KeyGroup } from '@/lib/waterfall/shortcuts.ts';
import styles from './key-groups.module.css';

/** Keys and what they do, group by group. */
export function KeyGroups({ groups }: { groups: readonly KeyGroup[] }) {
  return (
    <div className={styles.groups}>
      {groups.map(({ title, lines }) => (
        <section key={title} className={styles.group}>
          <h3 className={styles.title}>{title}</h3>
          <dl className={styles.lines}>
            {lines.map(({ keys, does, when }) => (
              <div key={does} className={styles.line}>
                <dt className={styles.keys}>
                  {keys.map((key) => (
                    <kbd key={key} className={styles.key}>
                      {key}
                    </kbd>
                  ))}
                </dt>
                <dd>
                  {does}
                  {when === undefined ? null : <span className={styles.when}>, {when}</span>}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
