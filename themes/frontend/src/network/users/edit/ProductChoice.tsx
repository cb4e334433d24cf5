import { Card, CardBody, Checkbox, Divider, FormGroup } from "@patternfly/react-core";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MemberDetails, Product } from "../../api/records";
import { directRoles, inheritedRoles, offeredRoles } from "./choices";
import { RoleChoice } from "./RoleChoice";

type ProductChoiceProps = {
  member: MemberDetails;
  product: Product;
  wanted: string[];
  isDisabled: boolean;
  onChoose: (roles: string[]) => void;
};

/** The roles of one product to tick, and "No access", which takes all ticks away and brings them back. */
export const ProductChoice = ({ member, product, wanted, isDisabled, onChoose }: ProductChoiceProps) => {
  const { t } = useTranslation();
  const noneId = useId();
  const [cleared, setCleared] = useState<string[]>([]);
  const { clientId, name } = product;
  const offered = offeredRoles(member, product);
  const inherited = inheritedRoles(member, clientId);
  const isNone = wanted.length === 0 && inherited.length === 0;
  const restorable = cleared.length > 0 ? cleared : directRoles(member, clientId);

  const toggleNone = (isTicked: boolean) => {
    if (isTicked) setCleared(wanted);
    onChoose(isTicked ? [] : restorable);
  };
  const explanation =
    inherited.length > 0
      ? t("networkAccessNoneInherited")
      : isNone && restorable.length === 0
        ? t("networkAccessNoneHint")
        : undefined;

  return (
    <Card isFlat isCompact isFullHeight data-testid={`network-edit-${clientId}`}>
      <CardBody>
        <FormGroup role="group" label={name} isStack>
          {offered.map((role) => (
            <RoleChoice
              key={role}
              product={product}
              role={role}
              isDirect={wanted.includes(role)}
              others={(member.sources[clientId]?.[role] ?? []).filter(({ type }) => type !== "direct")}
              isDisabled={isDisabled}
              // in the order of the catalogue, whatever was ticked first
              onChange={(isTicked) =>
                onChoose(offered.filter((other) => (other === role ? isTicked : wanted.includes(other))))
              }
            />
          ))}
          <Divider />
          <Checkbox
            id={noneId}
            label={t("networkAccessNone")}
            isChecked={isNone}
            isDisabled={isDisabled || explanation !== undefined}
            aria-describedby={explanation && `${noneId}-text`}
            onChange={(_event, isTicked) => toggleNone(isTicked)}
            description={explanation && <span id={`${noneId}-text`}>{explanation}</span>}
          />
        </FormGroup>
      </CardBody>
    </Card>
  );
};
