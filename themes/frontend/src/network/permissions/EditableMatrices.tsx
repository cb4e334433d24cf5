import { useState } from "react";
import type { Product } from "../api/records";
import { roleText } from "../users/roleText";
import { LeaveDialog } from "./LeaveDialog";
import { permissionText } from "./permissionText";
import { ProductMatrix } from "./ProductMatrix";
import { ReviewDialog } from "./ReviewDialog";
import { SaveBar } from "./SaveBar";
import { TickCell } from "./TickCell";
import { editsOf, isTicked, isUnsaved, noTicks, sizeOf, tick } from "./ticks";
import type { Catalogue } from "./useCatalogue";
import { useReview } from "./useReview";

type EditableMatricesProps = { catalogue: Catalogue; products: Product[] };

/** The matrices with checkboxes: nothing is saved before it was reviewed. */
export const EditableMatrices = ({ catalogue, products }: EditableMatricesProps) => {
  const [ticks, setTicks] = useState(noTicks);
  const [savedRoles, setSavedRoles] = useState(0);
  const { review, open, close, save } = useReview({ ticks, catalogue, onTicks: setTicks, onSaved: setSavedRoles });
  const edits = editsOf(products, ticks);
  return (
    <>
      {products.map((product) => (
        <ProductMatrix
          key={product.clientId}
          product={product}
          counts={catalogue.counts}
          renderCell={(role, permission) => (
            <TickCell
              key={role.name}
              permission={permissionText(product, permission)}
              role={roleText(product.clientId, role.name)}
              product={product.name}
              isTicked={isTicked(ticks, product, role, permission)}
              isUnsaved={isUnsaved(ticks, product, role, permission)}
              onTick={(wanted) => {
                setSavedRoles(0);
                setTicks((now) => tick(now, product, role, permission, wanted));
              }}
            />
          )}
        />
      ))}
      <SaveBar
        size={sizeOf(edits)}
        savedRoles={savedRoles}
        onReview={() => {
          setSavedRoles(0);
          open();
        }}
        onDiscard={() => setTicks(noTicks)}
        onMessageClose={() => setSavedRoles(0)}
      />
      {review && <ReviewDialog review={review} onSave={() => void save()} onClose={close} />}
      <LeaveDialog isDirty={edits.length > 0} />
    </>
  );
};
