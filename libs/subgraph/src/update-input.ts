// SPDX-License-Identifier: AGPL-3.0-or-later
import { nullableOf, type EntityClass } from '@ambito/persistence';
import { InputType } from 'type-graphql';

const inputs = new Map<string, { readonly entity: EntityClass; readonly removable: ReadonlySet<string> | undefined }>();

/**
 * The input of a command that changes the given fields of a record. A field that is left out stays as it is. Null takes the value
 * back when the column of that name may be null, and is refused otherwise. An empty text is the same as null.
 * @param description Italian: what the input holds. The rule follows it in the schema
 * @param removable the fields that null takes back, where these are not the ones of the columns that may be null
 */
export function UpdateInput(entity: EntityClass, description: string, removable?: readonly string[]): ClassDecorator {
  return (target) => {
    InputType({
      description: `${description}: ciò che è assente resta com’è, null (o un testo vuoto) toglie ciò che può mancare.`,
    })(target);
    inputs.set(target.name, { entity, removable: removable && new Set(removable) });
  };
}

/** The inputs that change the given fields of a record, by name, with the entity of the record. */
export function updateInputs(): ReadonlyMap<string, EntityClass> {
  return new Map([...inputs].map(([name, { entity }]) => [name, entity]));
}

/** The fields of an input whose values can be taken back; undefined for an input that changes no given fields. */
export function removableFields(input: string): ReadonlySet<string> | undefined {
  const update = inputs.get(input);
  return update && (update.removable ?? nullableOf(update.entity));
}
