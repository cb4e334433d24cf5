import { Card, CardBody, FormGroup, Gallery } from "@patternfly/react-core";
import type { Product } from "../api/records";
import { RoleChoice } from "../users/edit/RoleChoice";
import { GroupsChoice } from "./GroupsChoice";
import type { NamedOffer } from "./invitationRecords";

type OfferChoiceProps = {
  products: Product[];
  offer: NamedOffer;
  isDisabled: boolean;
  onChange: (offer: NamedOffer) => void;
};

/** The roles and agent groups to offer. */
export const OfferChoice = ({ products, offer, isDisabled, onChange }: OfferChoiceProps) => {
  const chooseRoles = (clientId: string, roles: string[]) =>
    onChange({
      ...offer,
      products: Object.fromEntries(
        Object.entries({ ...offer.products, [clientId]: roles }).filter(([, chosen]) => chosen.length > 0),
      ),
    });

  return (
    <>
      <Gallery hasGutter minWidths={{ default: "min(14rem, 100%)" }}>
        {products.map((product) => {
          const chosen = offer.products[product.clientId] ?? [];
          return (
            <Card
              key={product.clientId}
              isFlat
              isCompact
              isFullHeight
              data-testid={`network-offer-${product.clientId}`}
            >
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
      </Gallery>
      <GroupsChoice
        chosen={offer.agentGroups}
        isDisabled={isDisabled}
        onChange={(agentGroups) => onChange({ ...offer, agentGroups })}
      />
    </>
  );
};
