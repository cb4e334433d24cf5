import { useFormats } from "./useFormats";

/** The day; the exact time on hover and for screen readers. */
export const JoinDate = ({ time }: { time: number }) => {
  const formats = useFormats();
  const moment = formats.moment(time);
  return (
    <time dateTime={new Date(time).toISOString()} title={moment}>
      <span aria-hidden="true">{formats.day(time)}</span>
      <span className="pf-v5-screen-reader">{moment}</span>
    </time>
  );
};
