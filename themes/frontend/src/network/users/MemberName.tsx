import type { Member } from "../api/records";
import { MemberLabels } from "./MemberLabels";
import { memberNames } from "./memberNames";

export const MemberName = ({ member }: { member: Member }) => {
  const { name, username, email } = memberNames(member);
  return (
    <div className="network-member-name">
      <span className="pf-v5-u-mr-sm">{name}</span>
      <MemberLabels member={member} />
      {[username, email].filter(Boolean).map((line) => (
        <div key={line} className="pf-v5-u-font-size-sm pf-v5-u-color-200">
          {line}
        </div>
      ))}
    </div>
  );
};
