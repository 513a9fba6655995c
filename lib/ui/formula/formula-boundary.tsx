"use client";

import { Component, type ReactNode } from "react";

/** Keeps one formula that fails to render from taking the page down: its fallback stands in its place. */
export class FormulaBoundary extends Component<
  { fallback: ReactNode; children: ReactNode },
  { failed: boolean }
> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
