import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { SkeletonRows } from "./users/SkeletonRows";

type ListTableProps = {
  label: string;
  /** Keys of the messages in the head. */
  columns: string[];
  /** A column without a head for what can be done to a row. */
  hasActions?: boolean;
  isLoading: boolean;
  isNarrow: boolean;
  /** How many rows stand for those that are on their way. */
  expected: number;
  className: string;
  /** The rows. */
  children: ReactNode;
};

/** A list as a table, which on a narrow screen becomes a list of cards. */
export const ListTable = (props: ListTableProps) => {
  const { label, columns, hasActions = false, isLoading, isNarrow, expected, className, children } = props;
  const { t } = useTranslation();
  return (
    <Table
      // as on the users page: not PatternFly's "grid", which promises arrow keys
      role="table"
      aria-label={label}
      aria-busy={isLoading}
      variant="compact"
      gridBreakPoint={isNarrow ? "grid" : ""}
      className={className}
    >
      <Thead>
        <Tr>
          {columns.map((column) => (
            <Th key={column} tooltip={null} modifier="nowrap">
              {t(column)}
            </Th>
          ))}
          {hasActions && <Td />}
        </Tr>
      </Thead>
      <Tbody>
        {isLoading ? <SkeletonRows rows={expected} columns={columns.length + (hasActions ? 1 : 0)} /> : children}
      </Tbody>
    </Table>
  );
};
