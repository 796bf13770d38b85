/** A moment by the reader's clock. @param at Unix milliseconds */
export function Moment({ at }: { at: number }) {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return <span>no time</span>;
  const day = moment.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
  return (
    <time dateTime={moment.toISOString()} title={moment.toISOString()}>
      {day}, {moment.toLocaleTimeString('en-GB')}
    </time>
  );
}
