/** What this adapter uses of bpmn-moddle, which ships no declaration for its entry point. */
declare module 'bpmn-moddle' {
  export interface ModdleElement {
    readonly $type: string;
    readonly $attrs?: Readonly<Record<string, unknown>>;
    readonly $parent?: ModdleElement;
    readonly $descriptor: {
      readonly properties: readonly { readonly name: string; readonly default?: unknown }[];
    };
    readonly id?: string;
    get(name: string): unknown;
    $instanceOf(type: string): boolean;
  }

  export interface ModdleWarning {
    readonly message: string;
    readonly element?: ModdleElement;
    readonly property?: string;
    readonly value?: string;
  }

  export interface ModdleProperty {
    readonly name: string;
    readonly type: string;
    readonly isAttr?: boolean;
  }

  export interface ModdlePackage {
    readonly prefix: string;
    readonly uri: string;
    /** `lowerCase`: type `UserTask` is written `userTask`. */
    readonly xml?: { readonly tagAlias?: string };
    readonly types: readonly {
      readonly name: string;
      readonly superClass?: readonly string[];
      readonly properties?: readonly ModdleProperty[];
    }[];
    readonly enumerations?: readonly {
      readonly name: string;
      readonly literalValues: readonly { readonly name: string }[];
    }[];
  }

  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>);
    fromXML(xml: string): Promise<{
      readonly rootElement: ModdleElement;
      readonly warnings: readonly ModdleWarning[];
      readonly elementsById: Readonly<Record<string, ModdleElement>>;
    }>;
    getPackages(): readonly ModdlePackage[];
  }
}
