import { Component, type VNode } from 'preact';

/** Draws its part again only when one of the values that decide it has changed: large tables cost time on every key. */
export class Still extends Component<{ of: readonly unknown[]; children: () => VNode }> {
  override shouldComponentUpdate({ of }: { readonly of: readonly unknown[] }): boolean {
    return of.some((value, position) => value !== this.props.of[position]);
  }

  override render(): VNode {
    return this.props.children();
  }
}
