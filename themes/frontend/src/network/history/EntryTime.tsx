import { useFormats } from "../users/useFormats";

export const EntryTime = ({ time }: { time: number }) => {
  const { moment } = useFormats();
  return <time dateTime={new Date(time).toISOString()}>{moment(time)}</time>;
};
