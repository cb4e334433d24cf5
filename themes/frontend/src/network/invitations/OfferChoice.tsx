import { Card, CardBody, Checkbox, FormGroup, Gallery } from "@patternfly/react-core";
import { useTranslation } from "react-i18next";
import type { Product } from "../api/records";
import { RoleChoice } from "../users/edit/RoleChoice";
import type { GroupChoice, Offer, OfferedGroup } from "./invitationRecords";

type OfferChoiceProps = {
  products: Product[];
  groups: GroupChoice[];
  offer: Offer;
  isDisabled: boolean;
  onChange: (offer: Offer) => void;
};

type GroupOfferProps = {
  group: GroupChoice;
  offered: OfferedGroup | undefined;
  isDisabled: boolean;
  onChange: (offered: OfferedGroup | undefined) => void;
};

const GroupOffer = ({ group: { id, name }, offered, isDisabled, onChange }: GroupOfferProps) => {
  const { t } = useTranslation();
  return (
    <>
      <Checkbox
        id={`network-offer-group-${id}`}
        label={name}
        isChecked={offered !== undefined}
        isDisabled={isDisabled}
        onChange={(_event, isTicked) => onChange(isTicked ? { id, default: false } : undefined)}
      />
      {offered && (
        <Checkbox
          id={`network-offer-default-${id}`}
          className="pf-v5-u-ml-lg"
          label={t("networkInviteAsDefault", { group: name })}
          isChecked={offered.default}
          isDisabled={isDisabled}
          onChange={(_event, isTicked) => onChange({ id, default: isTicked })}
        />
      )}
    </>
  );
};

/** The roles and agent groups to offer. */
export const OfferChoice = ({ products, groups, offer, isDisabled, onChange }: OfferChoiceProps) => {
  const { t } = useTranslation();
  const chooseRoles = (clientId: string, roles: string[]) =>
    onChange({
      ...offer,
      products: Object.fromEntries(
        Object.entries({ ...offer.products, [clientId]: roles }).filter(([, chosen]) => chosen.length > 0),
      ),
    });
  const chooseGroup = (id: number, offered: OfferedGroup | undefined) =>
    onChange({
      ...offer,
      agentGroups: [...offer.agentGroups.filter((group) => group.id !== id), ...(offered ? [offered] : [])],
    });

  return (
    <Gallery hasGutter minWidths={{ default: "min(14rem, 100%)" }}>
      {products.map((product) => {
        const chosen = offer.products[product.clientId] ?? [];
        return (
          <Card key={product.clientId} isFlat isCompact isFullHeight data-testid={`network-offer-${product.clientId}`}>
            <CardBody>
              <FormGroup role="group" label={product.name} isStack>
                {product.roles.map(({ name }) => (
                  <RoleChoice
                    key={name}
                    product={product}
                    role={name}
                    isDirect={chosen.includes(name)}
                    others={[]}
                    isDisabled={isDisabled}
                    onChange={(isTicked) =>
                      chooseRoles(
                        product.clientId,
                        isTicked ? [...chosen, name] : chosen.filter((other) => other !== name),
                      )
                    }
                  />
                ))}
              </FormGroup>
            </CardBody>
          </Card>
        );
      })}
      {groups.length > 0 && (
        <Card isFlat isCompact isFullHeight data-testid="network-offer-groups">
          <CardBody>
            <FormGroup role="group" label={t("networkInviteGroups")} isStack>
              {groups.map((group) => (
                <GroupOffer
                  key={group.id}
                  group={group}
                  offered={offer.agentGroups.find(({ id }) => id === group.id)}
                  isDisabled={isDisabled}
                  onChange={(offered) => chooseGroup(group.id, offered)}
                />
              ))}
            </FormGroup>
          </CardBody>
        </Card>
      )}
    </Gallery>
  );
};
