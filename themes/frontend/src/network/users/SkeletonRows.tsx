import { Skeleton } from "@patternfly/react-core";
import { Td, Tr } from "@patternfly/react-table";

/** Rows that stand for those that are on their way; the page says so to screen readers. */
export const SkeletonRows = ({ rows, columns }: { rows: number; columns: number }) =>
  Array.from({ length: rows }, (_row, row) => (
    <Tr key={row} aria-hidden="true">
      {Array.from({ length: columns - 1 }, (_column, column) => (
        <Td key={column}>
          <Skeleton height="2.5rem" />
        </Td>
      ))}
      <Td isActionCell />
    </Tr>
  ));
