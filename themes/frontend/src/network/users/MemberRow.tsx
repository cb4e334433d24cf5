import { Td, Tr } from "@patternfly/react-table";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Member, Product } from "../api/records";
import { JoinDate } from "./JoinDate";
import { MemberActions } from "./MemberActions";
import { MemberName } from "./MemberName";
import { ProductRoles } from "./ProductRoles";

export type OnPreview = (member: Member, opener: HTMLElement | null) => void;

type MemberRowProps = {
  member: Member;
  products: Product[];
  isPreviewed: boolean;
  isNarrow: boolean;
  onPreview: OnPreview;
};

export const MemberRow = ({ member, products, isPreviewed, isNarrow, onPreview }: MemberRowProps) => {
  const { t } = useTranslation();
  const row = useRef<HTMLTableRowElement>(null);
  // the preview takes a part of the width: rows wrap, and this one may have left the screen
  useEffect(() => {
    if (isPreviewed) row.current?.scrollIntoView({ block: "nearest" });
  }, [isPreviewed, isNarrow]);
  return (
    <Tr
      ref={row}
      aria-current={isPreviewed || undefined}
      className={isPreviewed ? "network-previewed" : undefined}
      data-testid={`network-member-${member.username}`}
    >
      <Td dataLabel={t("username")}>
        <MemberName member={member} />
      </Td>
      <Td dataLabel={t("networkJoinDate")}>
        {typeof member.createdTimestamp === "number" && <JoinDate time={member.createdTimestamp} />}
      </Td>
      {products.map((product) => (
        <Td key={product.clientId} dataLabel={product.name}>
          <ProductRoles member={member} product={product} />
        </Td>
      ))}
      <Td isActionCell>
        <MemberActions onPreview={(opener) => onPreview(member, opener)} />
      </Td>
    </Tr>
  );
};
