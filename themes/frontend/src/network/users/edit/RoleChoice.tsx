import { Checkbox } from "@patternfly/react-core";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Product, RoleSource } from "../../api/records";
import { sourceInWords } from "../roleSource";
import { roleText } from "../roleText";

type RoleChoiceProps = {
  product: Product;
  role: string;
  isDirect: boolean;
  /** How the member holds the role whatever is ticked here; empty for most. */
  others: RoleSource[];
  isDisabled: boolean;
  onChange: (isDirect: boolean) => void;
};

/** One role to tick; one that is held through a group or another role alone is ticked for good. */
export const RoleChoice = ({ product, role, isDirect, others, isDisabled, onChange }: RoleChoiceProps) => {
  const { t } = useTranslation();
  const id = useId();
  const isInherited = others.length > 0 && !isDirect;
  const description = product.roles.find(({ name }) => name === role)?.description || role;
  const ways = others.map((source) => sourceInWords(source, t));
  return (
    <Checkbox
      id={id}
      label={roleText(product.clientId, role)}
      isChecked={isDirect || isInherited}
      isDisabled={isDisabled || isInherited}
      aria-describedby={`${id}-text`}
      onChange={(_event, isTicked) => onChange(isTicked)}
      description={
        <span id={`${id}-text`}>
          {[
            description,
            ...ways.map((way) => t(isInherited ? "networkInheritedOnly" : "networkInheritedToo", { way })),
          ].map((line) => (
            <span key={line} className="pf-v5-u-display-block">
              {line}
            </span>
          ))}
        </span>
      }
    />
  );
};
