import {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { Member } from "../api/records";
import { useFormats } from "./useFormats";

export const MemberFacts = ({ member }: { member: Member }) => {
  const { t } = useTranslation();
  const formats = useFormats();
  const yesOrNo = (fact: boolean) => t(fact ? "yes" : "no");
  const { createdTimestamp: joined } = member;
  const facts = [
    { term: t("displayName"), value: member.displayName },
    { term: t("username"), value: member.username },
    { term: t("email"), value: member.email },
    { term: t("networkUserId"), value: member.id },
    { term: t("networkJoinDate"), value: typeof joined === "number" ? formats.moment(joined) : undefined },
    { term: t("enabled"), value: yesOrNo(member.enabled) },
    { term: t("networkCimAdmin"), value: yesOrNo(member.cimAdmin) },
  ];
  return (
    <DescriptionList isCompact isHorizontal>
      {facts.map(({ term, value }) => (
        <DescriptionListGroup key={term}>
          <DescriptionListTerm>{term}</DescriptionListTerm>
          <DescriptionListDescription>{value ?? "—"}</DescriptionListDescription>
        </DescriptionListGroup>
      ))}
    </DescriptionList>
  );
};
