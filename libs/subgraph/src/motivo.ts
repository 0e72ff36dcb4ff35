// SPDX-License-Identifier: AGPL-3.0-or-later
import { Length } from 'class-validator';
import { Field } from 'type-graphql';

/** The field `motivo` of an input that annuls a record. */
export function Motivo(): PropertyDecorator {
  return (prototype, name) => {
    Field(() => String, { description: 'Perché era sbagliato: lo legge chi può leggere ciò che è stato annullato.' })(
      prototype,
      name,
    );
    Length(3, 300)(prototype, name as string);
  };
}
