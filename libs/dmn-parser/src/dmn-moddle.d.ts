/** What this adapter uses of dmn-moddle, which ships no declaration for its entry point. */
declare module 'dmn-moddle' {
  export interface ModdleElement {
    readonly $type: string;
    readonly $parent?: ModdleElement;
    readonly id?: string;
    get(name: string): unknown;
    $instanceOf(type: string): boolean;
  }

  export interface ModdleWarning {
    readonly message: string;
    readonly element?: ModdleElement;
  }

  export interface ModdleProperty {
    readonly name: string;
    readonly type: string;
    readonly isAttr?: boolean;
    readonly isId?: boolean;
    readonly isMany?: boolean;
    readonly xml?: { readonly serialize: 'property' };
  }

  export interface ModdleType {
    readonly name: string;
    readonly superClass?: readonly string[];
    readonly properties?: readonly ModdleProperty[];
  }

  export interface ModdlePackage {
    readonly prefix: string;
    readonly uri: string;
    readonly types: readonly ModdleType[];
  }

  export class DmnModdle {
    constructor(packages?: Readonly<Record<string, ModdlePackage>>);
    fromXML(xml: string): Promise<{
      readonly rootElement: ModdleElement;
      readonly warnings: readonly ModdleWarning[];
    }>;
    getPackages(): readonly ModdlePackage[];
  }
}
