import { Alert, AlertActionLink } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { ConflictRow } from "./conflict";

type ConflictAlertProps = {
  rows: ConflictRow[];
  /** Whether something is left of the choices that is not the state already. */
  isChanged: boolean;
  isSaving: boolean;
  onSave: () => void;
  onDiscard: () => void;
};

/** Somebody else was faster: what they made of the member, and what was chosen here. Takes the focus. */
export const ConflictAlert = ({ rows, isChanged, isSaving, onSave, onDiscard }: ConflictAlertProps) => {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => frame.current?.focus(), []);
  const hasTheirs = rows.some(({ isTheirs }) => isTheirs);
  const columns = [t("networkProduct"), t("networkConflictBefore"), t("networkConflictNow"), t("networkConflictYours")];
  return (
    <div ref={frame} tabIndex={-1} role="alert" data-testid="network-conflict">
      <Alert
        isInline
        variant="warning"
        component="h2"
        title={t("networkConflict")}
        actionLinks={
          <>
            {isChanged && (
              <AlertActionLink isDisabled={isSaving} onClick={onSave}>
                {t("networkConflictSave")}
              </AlertActionLink>
            )}
            <AlertActionLink isDisabled={isSaving} onClick={onDiscard}>
              {t("networkConflictDiscard")}
            </AlertActionLink>
          </>
        }
      >
        <p>{t(hasTheirs ? "networkConflictRoles" : "networkConflictOther")}</p>
        <p>{t(isChanged ? "networkConflictChoices" : "networkConflictSame")}</p>
        {rows.length > 0 && (
          <Table
            role="table"
            variant="compact"
            aria-label={t("networkConflict")}
            className="network-members pf-v5-u-mt-sm"
            gridBreakPoint="grid-md"
          >
            <Thead>
              <Tr>
                {columns.map((column) => (
                  <Th key={column} modifier="wrap">
                    {column}
                  </Th>
                ))}
              </Tr>
            </Thead>
            <Tbody>
              {rows.map(({ clientId, name, before, now, yours, isTheirs }) => (
                <Tr key={clientId}>
                  <Td dataLabel={columns[0]}>{name}</Td>
                  <Td dataLabel={columns[1]}>{before}</Td>
                  <Td dataLabel={columns[2]}>{isTheirs ? <b>{now}</b> : now}</Td>
                  <Td dataLabel={columns[3]}>{yours ?? t("networkConflictNothing")}</Td>
                </Tr>
              ))}
            </Tbody>
          </Table>
        )}
      </Alert>
    </div>
  );
};
