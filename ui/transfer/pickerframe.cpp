// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/pickerframe.h"

#include "ui/transfer/hitdelegate.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {
constexpr QSize kWanted{624, 440};
}

PickerFrame::PickerFrame(const Theme& theme, QWidget* window, const QString& name)
    : Surface(theme, true, window)
    , m_theme(theme)
    , m_title(new TextLabel(theme, TextSize::Body, true, Tone::Normal, this))
    , m_field(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_footer(new TextLabel(theme, TextSize::Small, false, Tone::Muted, this))
{
    setObjectName(name);
    m_title->setObjectName(name + u"Title"_s);
    m_title->setElided(true);
    m_field->setObjectName(name + u"Field"_s);
    m_field->setProperty("kind", u"large"_s);
    m_field->setAccessibleName(tr("Search"));
    m_list->setObjectName(name + u"List"_s);
    m_list->setItemDelegate(new HitDelegate(theme, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFocusPolicy(Qt::NoFocus); // arrows work from the field, where the typing is
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_footer->setObjectName(name + u"Footer"_s);
    m_footer->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kShadow + 12, kShadow + 12, kShadow + 12, kShadow + 12);
    layout->setSpacing(8);
    layout->addWidget(m_title);
    layout->addWidget(m_field);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_footer);

    m_field->installEventFilter(this);
    window->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString& text) { queryChanged(text); });
    connect(m_list, &QListView::clicked, this,
        [this] { accepted(QApplication::keyboardModifiers() & ~Qt::KeypadModifier); });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { onFocusChanged(now); });
    hide();
}

void PickerFrame::open(const QString& title, const QString& placeholder)
{
    if (!isVisible())
        m_before = QApplication::focusWidget();
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    m_field->setPlaceholderText(placeholder);
    m_field->setAccessibleName(title.isEmpty() ? placeholder : title);
    m_list->setAccessibleName(tr("Matches"));
    setAccessibleName(title.isEmpty() ? placeholder : title);
    m_field->clear();
    queryChanged({});
    place();
    show();
    raise();
    m_field->setFocus(Qt::PopupFocusReason);
}

void PickerFrame::dismiss()
{
    if (!isVisible())
        return;
    const QPointer<QWidget> before = m_before;
    const bool hadFocus = isAncestorOf(QApplication::focusWidget());
    hide();
    if (hadFocus && before)
        before->setFocus();
    Q_EMIT closed();
}

void PickerFrame::setModel(QAbstractItemModel* model)
{
    m_list->setModel(model);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] { currentChanged(); });
}

void PickerFrame::setFooter(const QString& text, Tone tone)
{
    m_footer->setText(text);
    m_footer->setTone(tone);
    m_field->setAccessibleDescription(text);
}

QString PickerFrame::typed() const
{
    return m_field->text();
}

int PickerFrame::currentRow() const
{
    return m_list->currentIndex().row();
}

void PickerFrame::selectFirst()
{
    m_list->setCurrentIndex(m_list->model()->index(0, 0));
    m_list->scrollToTop();
    currentChanged();
}

bool PickerFrame::moveSelection(int key)
{
    const int rows = m_list->model() ? m_list->model()->rowCount() : 0;
    const int page = std::max(1, m_list->viewport()->height() / std::max(1, m_list->sizeHintForRow(0)) - 1);
    int row = currentRow();
    switch (key) {
    case Qt::Key_Down:
        row += 1;
        break;
    case Qt::Key_Up:
        row -= 1;
        break;
    case Qt::Key_PageDown:
        row += page;
        break;
    case Qt::Key_PageUp:
        row -= page;
        break;
    default:
        return false;
    }
    if (rows > 0)
        m_list->setCurrentIndex(m_list->model()->index(std::clamp(row, 0, rows - 1), 0));
    return true;
}

bool PickerFrame::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return Surface::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        accepted(key->modifiers() & ~Qt::KeypadModifier);
        return true;
    }
    return moveSelection(key->key());
}

void PickerFrame::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        dismiss();
        return;
    }
    Surface::keyPressEvent(event);
}

QRect PickerFrame::placeIn(const QRect& window, const QSize& wanted) const
{
    const QSize size = wanted.boundedTo(window.size() - QSize(16, 16));
    return {window.center().x() - size.width() / 2, window.top() + window.height() / 8 - kShadow, size.width(),
        size.height()};
}

void PickerFrame::place()
{
    setGeometry(placeIn(parentWidget()->rect(), kWanted + QSize(2 * kShadow, 2 * kShadow)));
}

void PickerFrame::onFocusChanged(QWidget* now)
{
    // A window that loses the activation keeps the picker: somebody looks up a number elsewhere.
    if (isVisible() && now && now->window() == window() && now != this && !isAncestorOf(now))
        dismiss();
}

} // namespace callboard::ui
