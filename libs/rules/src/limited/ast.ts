/**
 * The compiled form of `limited-feel@1`, plain JSON so that it can stand in a bundle. Numbers are
 * canonical decimal text, because the bundle's canonical JSON holds integers only.
 */
export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

export type Ast =
  | { readonly kind: 'number'; readonly decimal: string }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'path'; readonly names: readonly string[] }
  | { readonly kind: 'list'; readonly items: readonly Ast[] }
  | {
      readonly kind: 'compare';
      readonly operator: ComparisonOperator;
      readonly left: Ast;
      readonly right: Ast;
    }
  | { readonly kind: 'in'; readonly value: Ast; readonly items: readonly Ast[] }
  | { readonly kind: 'and'; readonly left: Ast; readonly right: Ast }
  | { readonly kind: 'or'; readonly left: Ast; readonly right: Ast }
  | { readonly kind: 'not'; readonly operand: Ast };
