"""Exploring in JupyterLab: pick outlets, actors, quantities and days; read the evidence; correct what is wrong; open it as a report."""

from analysis.explore.panel import Explorer

__all__ = ["Explorer"]
