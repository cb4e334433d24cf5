import { Chip } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import { agentGroup } from "../api/resources";
import { useResource } from "../api/useResource";

type GroupChipProps = { id: string; onRemove: () => void };

/** An agent group that the list is narrowed down to: by its number, until its name is known. */
export const GroupChip = ({ id, onRemove }: GroupChipProps) => {
  const { t } = useTranslation();
  const { value } = useResource(agentGroup(id));
  return (
    <Chip onClick={onRemove} closeBtnAriaLabel={t("networkRemoveFilter")}>
      {value?.name ?? t("networkGroupNumbered", { id })}
    </Chip>
  );
};
