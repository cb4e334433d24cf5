import { Table, Tbody, Td, Tr } from "@patternfly/react-table";
import { useTranslation } from "react-i18next";
import type { MemberPage, Product } from "../api/records";
import { EmptyList } from "./EmptyList";
import type { ListState } from "./listState";
import type { MemberCommands } from "./MemberActions";
import { MemberRow } from "./MemberRow";
import { MemberTableHead } from "./MemberTableHead";
import { SkeletonRows } from "./SkeletonRows";
import type { FilterDraft } from "./useFilterDraft";

type MemberTableProps = {
  state: ListState;
  products: Product[];
  page?: MemberPage;
  isLoading: boolean;
  isNarrow: boolean;
  previewedId?: string;
  draft: FilterDraft;
  onShow: (to: ListState) => void;
  commands: MemberCommands;
};

export const MemberTable = ({ page, isLoading, isNarrow, previewedId, commands, ...list }: MemberTableProps) => {
  const { t } = useTranslation();
  const { state, products } = list;
  const columns = products.length + 3;
  const isEmpty = page?.users.length === 0;
  return (
    <div className="network-members-scroll">
      <Table
        // not PatternFly's "grid", which promises arrow keys
        role="table"
        aria-label={t("networkUsers")}
        aria-busy={isLoading}
        variant="compact"
        gridBreakPoint={isNarrow ? "grid" : ""}
        className="network-members"
      >
        <MemberTableHead {...list} hasRoleFilters={!isNarrow} />
        <Tbody>
          {isLoading && <SkeletonRows rows={Math.min(state.max, 10)} columns={columns} />}
          {!isLoading && isEmpty && (
            <Tr>
              <Td colSpan={columns}>
                <EmptyList {...list} />
              </Td>
            </Tr>
          )}
          {!isLoading &&
            page?.users.map((member) => (
              <MemberRow
                key={member.id}
                member={member}
                products={products}
                isPreviewed={member.id === previewedId}
                commands={commands}
              />
            ))}
        </Tbody>
      </Table>
    </div>
  );
};
