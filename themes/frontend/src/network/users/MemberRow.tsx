import { Td, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import type { Member, Product } from "../api/records";
import { JoinDate } from "./JoinDate";
import { MemberActions, type MemberCommands } from "./MemberActions";
import { MemberName } from "./MemberName";
import { ProductRoles } from "./ProductRoles";

type MemberRowProps = {
  member: Member;
  products: Product[];
  isPreviewed: boolean;
  commands: MemberCommands;
};

export const MemberRow = ({ member, products, isPreviewed, commands }: MemberRowProps) => {
  const { t } = useTranslation();
  return (
    <Tr
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
        <MemberActions member={member} commands={commands} />
      </Td>
    </Tr>
  );
};
