// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/panelheader.h"

#include "ui/common/icons.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace callboard::ui {

using namespace Qt::StringLiterals;

PanelHeader::PanelHeader(const QString& title, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_layout(new QHBoxLayout(this))
    , m_title(new QLabel(title, this))
    , m_count(new QLabel(this))
{
    m_layout->setContentsMargins(16, 8, 8, 8);
    m_layout->setSpacing(8);
    m_title->setProperty("kind", u"title"_s);
    m_count->setProperty("kind", u"count"_s);
    m_count->hide();
    m_layout->addWidget(m_title);
    m_layout->addWidget(m_count);
    m_layout->addStretch(1);
    connect(&theme, &Theme::changed, this, &PanelHeader::retheme);
    retheme();
}

void PanelHeader::setTitle(const QString& title)
{
    m_title->setText(title);
}

void PanelHeader::setSlim(bool slim)
{
    m_slim = slim;
    m_layout->setContentsMargins(16, slim ? 4 : 8, 8, slim ? 0 : 8);
    retheme();
}

void PanelHeader::setCount(const QString& count, const QString& spoken)
{
    m_count->setText(count);
    m_count->setAccessibleName(spoken.isEmpty() ? count : spoken);
    m_count->setVisible(!count.isEmpty());
}

QString PanelHeader::count() const
{
    return m_count->text();
}

void PanelHeader::addControl(QWidget* control)
{
    m_layout->insertWidget(m_layout->count() - (m_menuButton ? 1 : 0), control);
}

QMenu* PanelHeader::menu()
{
    if (!m_menuButton) {
        m_menuButton = new QToolButton(this);
        m_menuButton->setAccessibleName(tr("More for %1").arg(m_title->text()));
        m_menuButton->setToolTip(tr("More"));
        m_menuButton->setPopupMode(QToolButton::InstantPopup);
        m_menuButton->setMenu(new QMenu(m_menuButton));
        m_layout->addWidget(m_menuButton);
        retheme();
    }
    return m_menuButton->menu();
}

void PanelHeader::retheme()
{
    setMinimumHeight(m_theme.metrics().controlHeight + (m_slim ? 4 : 2 * m_theme.metrics().grid));
    if (m_menuButton)
        m_menuButton->setIcon(Icons::get(u"menu"_s, m_theme.tokens().muted));
}

} // namespace callboard::ui
